package org.muniment.api;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes of all resources, read from their annotations once when the server starts. */
@Singleton
public class Routes {
  private final RoutePath table;

  @Inject
  Routes(BeanManager beans) {
    List<RoutePath.Route> routes = new ArrayList<>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Path root = bean.getBeanClass().getAnnotation(Path.class);
      if (root != null && bean.getBeanClass().getName().startsWith("org.muniment.")) {
        for (Method method : bean.getBeanClass().getMethods()) {
          String verb = verb(method);
          if (verb != null) {
            routes.add(new RoutePath.Route(verb, join(root, method.getAnnotation(Path.class))));
          }
        }
      }
    }
    table = new RoutePath(routes);
  }

  RoutePath table() {
    return table;
  }

  private static @Nullable String verb(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        return verb.value();
      }
    }
    return null;
  }

  private static String join(Path root, @Nullable Path path) {
    String whole = "/" + root.value() + "/" + (path == null ? "" : path.value());
    return whole.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
  }
}

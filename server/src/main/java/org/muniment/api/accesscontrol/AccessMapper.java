package org.muniment.api.accesscontrol;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.TrusteeService;
import org.muniment.api.Answers;
import org.muniment.api.ODataQuery;
import org.muniment.api.Selection;
import org.muniment.audit.AuditEvent;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.FeatureRight;
import org.muniment.identity.Privilege;
import org.muniment.identity.Sid;
import org.muniment.identity.TrusteeIdentity;

/** Access control as clients see it (contract: more resources §1). */
final class AccessMapper {
  private static final int MOST_RIGHTS = 100;

  private AccessMapper() {}

  static Selection selection(Class<? extends Record> type, @Nullable String select) {
    ODataQuery.Names names =
        ODataQuery.Names.of(
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList(),
            List.of());
    return Selection.of(ODataQuery.parseSelect(names, select), Set.of());
  }

  static Response answer(Answers answers, String context, Object body, Selection selection) {
    return Response.ok(answers.single(context, body, selection)).build();
  }

  /**
   * @param looked whether it was looked up by itself rather than in a list
   */
  static TrusteeIdentityDto trustee(int repositoryId, TrusteeIdentity trustee, boolean looked) {
    return new TrusteeIdentityDto(
        Sid.of(repositoryId, trustee.id()),
        trustee.name(),
        trustee.group() ? "LaserficheGroup" : "LaserficheUser",
        !trustee.group(),
        looked ? trustee.name() : null,
        looked && !trustee.enabled());
  }

  static AccessControlListDto list(int repositoryId, AccessLists.ShownList list) {
    return new AccessControlListDto(
        list.elements().stream()
            .map(
                element ->
                    new AccessControlEntryDto(
                        trustee(repositoryId, element.trustee(), false),
                        type(element.deny()),
                        entryRights(element.rights()),
                        EntryAccessScope.valueOf(element.scope().name()),
                        element.inheritedFrom() != null,
                        element.inheritedFrom()))
            .toList(),
        list.inheritParents());
  }

  static FieldAccessControlListDto fieldList(int repositoryId, List<AccessLists.Shown> elements) {
    return new FieldAccessControlListDto(
        elements.stream()
            .map(
                element ->
                    new FieldAccessControlEntryDto(
                        trustee(repositoryId, element.trustee(), false),
                        type(element.deny()),
                        fieldRights(element.rights()),
                        false,
                        null))
            .toList());
  }

  static TemplateAccessControlListDto templateList(
      int repositoryId, List<AccessLists.Shown> elements) {
    return new TemplateAccessControlListDto(
        elements.stream()
            .map(
                element ->
                    new TemplateAccessControlEntryDto(
                        trustee(repositoryId, element.trustee(), false),
                        type(element.deny()),
                        templateRights(element.rights()),
                        false,
                        null))
            .toList());
  }

  private static AccessControlType type(boolean deny) {
    return deny ? AccessControlType.Deny : AccessControlType.Allow;
  }

  static List<EntryRight> entryRights(int bits) {
    return named(EntryRight.values(), right -> entryBit(right), bits);
  }

  private static int entryBit(EntryRight right) {
    return org.muniment.access.EntryRight.valueOf(right.name()).bit();
  }

  static List<FieldRight> fieldRights(int bits) {
    return named(FieldRight.values(), right -> fieldBit(right), bits);
  }

  private static int fieldBit(FieldRight right) {
    return org.muniment.access.FieldRight.valueOf(right.name()).bit();
  }

  static List<TemplateRight> templateRights(int bits) {
    return named(TemplateRight.values(), right -> templateBit(right), bits);
  }

  private static int templateBit(TemplateRight right) {
    return org.muniment.access.TemplateRight.valueOf(right.name()).bit();
  }

  private static <T> List<T> named(T[] all, ToIntFunction<T> bit, int bits) {
    List<T> held = new ArrayList<>();
    for (T one : all) {
      if ((bits & bit.applyAsInt(one)) != 0) {
        held.add(one);
      }
    }
    return held;
  }

  static List<AccessLists.Wanted> wanted(SetAccessControlRequest request) {
    return given(request.entries()).stream()
        .map(
            element -> {
              EntryAccessScope scope = element.scope();
              return wanted(
                  element.trustee(),
                  element.accessControlType(),
                  element.isInherited(),
                  bits(element.rights(), AccessMapper::entryBit),
                  scope == null ? AccessScope.All : AccessScope.valueOf(scope.name()));
            })
        .toList();
  }

  static List<AccessLists.Wanted> wanted(SetFieldAccessControlRequest request) {
    return given(request.entries()).stream()
        .map(
            element ->
                wanted(
                    element.trustee(),
                    element.accessControlType(),
                    element.isInherited(),
                    bits(element.rights(), AccessMapper::fieldBit),
                    AccessScope.All))
        .toList();
  }

  static List<AccessLists.Wanted> wanted(SetTemplateAccessControlRequest request) {
    return given(request.entries()).stream()
        .map(
            element ->
                wanted(
                    element.trustee(),
                    element.accessControlType(),
                    element.isInherited(),
                    bits(element.rights(), AccessMapper::templateBit),
                    AccessScope.All))
        .toList();
  }

  private static <T> List<T> given(@Nullable List<T> entries) {
    if (entries == null) {
      throw invalid("The entries are missing; an empty array clears the list.");
    }
    if (entries.size() > AccessLists.MOST_ELEMENTS) {
      throw invalid("A list has at most " + AccessLists.MOST_ELEMENTS + " elements.");
    }
    if (entries.contains(null)) {
      throw invalid("An element of the list is null.");
    }
    return entries;
  }

  private static AccessLists.Wanted wanted(
      @Nullable TrusteeIdentityDto trustee,
      @Nullable AccessControlType type,
      boolean inherited,
      int rights,
      AccessScope scope) {
    if (inherited) {
      throw invalid("An inherited element can't be set; change it where it is inherited from.");
    }
    if (type == null) {
      throw invalid("The accessControlType of an element is missing.");
    }
    if (trustee == null) {
      throw invalid("The trustee of an element is missing.");
    }
    return new AccessLists.Wanted(
        trustee.sid(), trustee.accountName(), type == AccessControlType.Deny, rights, scope);
  }

  private static <T> int bits(@Nullable List<T> rights, ToIntFunction<T> bit) {
    if (rights == null || rights.isEmpty()) {
      throw invalid("The rights of an element are missing.");
    }
    if (rights.size() > MOST_RIGHTS || rights.contains(null)) {
      throw invalid("The rights of an element are too many, or one is null.");
    }
    int bits = 0;
    for (T right : rights) {
      bits |= bit.applyAsInt(right);
    }
    return bits;
  }

  private static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }

  static AccessControlService.Question question(
      @Nullable String sid, @Nullable String name, boolean aclOnly) {
    return new AccessControlService.Question(sid, name, aclOnly);
  }

  static Map<String, Boolean> privileges(int bits) {
    Map<String, Boolean> named = new LinkedHashMap<>();
    for (Privilege one : Privilege.values()) {
      named.put(one.name(), (bits & one.bit()) != 0);
    }
    return named;
  }

  static Map<String, Boolean> features(int bits) {
    Map<String, Boolean> named = new LinkedHashMap<>();
    for (FeatureRight one : FeatureRight.values()) {
      named.put(one.name(), (bits & one.bit()) != 0);
    }
    return named;
  }

  static TrusteeSecurityDto security(TrusteeService.Security security) {
    TrusteeService.Holdings holdings = security.holdings();
    return new TrusteeSecurityDto(
        privileges(holdings.privileges()),
        features(holdings.features()),
        holdings.readOnly(),
        security.tags().stream()
            .map(tag -> new TrusteeTagDto(tag.id(), tag.name(), tag.secure()))
            .toList(),
        new TrusteeAuditMasksDto(nothingAudited(), nothingAudited()));
  }

  /** Reasons are asked for by the repository, not by trustee. */
  private static Map<String, Boolean> nothingAudited() {
    Map<String, Boolean> named = new LinkedHashMap<>();
    for (AuditEvent event : AuditEvent.values()) {
      named.put(event.name(), false);
    }
    return named;
  }
}

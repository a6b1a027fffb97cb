package org.muniment.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The image formats that make pages, by their first bytes. */
enum PageFormat {
  TIFF("image/tiff", true),
  PNG("image/png", true),
  JPEG("image/jpeg", true),
  GIF("image/gif", false),
  BMP("image/bmp", false),
  PCX("image/x-pcx", false);

  private final String mimeType;
  private final boolean keptAsPage;

  PageFormat(String mimeType, boolean keptAsPage) {
    this.mimeType = mimeType;
    this.keptAsPage = keptAsPage;
  }

  String mimeType() {
    return mimeType;
  }

  /** Whether a single image of this format is stored as it came. */
  boolean keptAsPage() {
    return keptAsPage;
  }

  static @Nullable PageFormat of(Path file) throws IOException {
    byte[] start;
    try (InputStream content = Files.newInputStream(file)) {
      start = content.readNBytes(4);
    }
    if (start.length < 4) {
      return null;
    }
    int two = (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
    return switch (two) {
      case 0x4949, 0x4D4D -> TIFF;
      case 0x8950 -> PNG;
      case 0xFFD8 -> JPEG;
      case 0x4749 -> GIF;
      case 0x424D -> BMP;
      case 0x0A00, 0x0A02, 0x0A03, 0x0A04, 0x0A05 -> PCX;
      default -> null;
    };
  }
}

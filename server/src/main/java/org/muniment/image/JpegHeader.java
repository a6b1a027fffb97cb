package org.muniment.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the frame header of a JPEG file. */
final class JpegHeader {
  private JpegHeader() {}

  /**
   * How a PDF can take the file as it is: JPEG or JPEG_GRAY for the kinds that every viewer
   * decodes, PNG for those that have to be decoded here (four colours, twelve bits, lossless).
   */
  static EncodedPage.Kind kind(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readUnsignedShort() != 0xFFD8) {
        return EncodedPage.Kind.PNG;
      }
      while (true) {
        int marker = in.readUnsignedShort();
        int length = in.readUnsignedShort();
        if (marker >= 0xFFC0 && marker <= 0xFFC2) {
          int bits = in.readUnsignedByte();
          in.readInt();
          int components = in.readUnsignedByte();
          if (bits != 8 || (components != 1 && components != 3)) {
            return EncodedPage.Kind.PNG;
          }
          return components == 1 ? EncodedPage.Kind.JPEG_GRAY : EncodedPage.Kind.JPEG;
        }
        boolean ordinary = marker >= 0xFFC4 && marker != 0xFFDA && length >= 2;
        if (!ordinary || in.skipBytes(length - 2) < length - 2) {
          return EncodedPage.Kind.PNG;
        }
      }
    } catch (java.io.EOFException damaged) {
      return EncodedPage.Kind.PNG;
    }
  }
}

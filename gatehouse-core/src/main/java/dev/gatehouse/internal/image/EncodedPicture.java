package dev.gatehouse.internal.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A picture that this library has encoded, so that there is nothing in it but pixels. */
public final class EncodedPicture {
  private final byte[] bytes;
  private final String type;
  private final int width;
  private final int height;

  EncodedPicture(byte[] bytes, String type, int width, int height) {
    this.bytes = bytes;
    this.type = type;
    this.width = width;
    this.height = height;
  }

  /** Its media type: {@code image/jpeg}, or {@code image/png} where something shows through. */
  public String type() {
    return type;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** In bytes. */
  public int length() {
    return bytes.length;
  }

  /** The file. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}

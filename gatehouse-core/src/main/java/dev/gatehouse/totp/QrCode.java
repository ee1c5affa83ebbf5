package dev.gatehouse.totp;

import io.nayuki.qrcodegen.QrCode.Ecc;

/** The picture of a key URI that the camera of an authenticator reads. */
public final class QrCode {
  // blank modules around the code (ISO/IEC 18004, section 5.3.8)
  private static final int QUIET_ZONE = 4;

  private final io.nayuki.qrcodegen.QrCode code;

  private QrCode(io.nayuki.qrcodegen.QrCode code) {
    this.code = code;
  }

  /** Draws the URI. */
  public static QrCode of(TotpUri uri) {
    return new QrCode(io.nayuki.qrcodegen.QrCode.encodeText(uri.reveal(), Ecc.MEDIUM));
  }

  /** An SVG document without scripts and styles, black on white; as secret as the URI. */
  public String svg() {
    int side = code.size + 2 * QUIET_ZONE;
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d,%dh1v1h-1z".formatted(x + QUIET_ZONE, y + QUIET_ZONE));
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
    <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>\
    """
        .formatted(side, path);
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}

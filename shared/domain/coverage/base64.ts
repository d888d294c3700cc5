const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128).fill(255);
for (let digit = 0; digit < DIGITS.length; digit++) VALUES[DIGITS.charCodeAt(digit)] = digit;

/** The bytes that base64 (RFC 4648, padded) stands for. @throws RangeError on any other letter or a length that is none of its. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  if (text.length % 4 !== 0) throw new RangeError(`Base64 of ${text.length} letters is cut.`);
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let first = 0; first < text.length; first += 4) {
    let word = 0;
    for (let letter = first; letter < first + 4; letter++) {
      const isPadding = letter >= text.length - padding;
      const value = isPadding ? 0 : (VALUES[text.charCodeAt(letter)] ?? 255);
      if (value > 63) throw new RangeError(`"${text[letter]}" is no letter of base64.`);
      word = word * 64 + value;
    }
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = (word >> shift) & 255;
  }
  return bytes;
}

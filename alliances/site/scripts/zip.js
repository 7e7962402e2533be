// An archive of a few texts, stored and not compressed, the same bytes for the same texts.

const DAY = 0x21; // 1 January 1980, the first day that an archive can name
const UTF8 = 0x800; // names are UTF-8
const VERSION = 20;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The check sum of bytes. @param {Uint8Array} bytes */
export function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 0xff];
  return (sum ^ 0xffffffff) >>> 0;
}

/** Numbers of two or four bytes, the lowest byte first. @param {[number, 2 | 4][]} numbers */
const packed = (numbers) => Uint8Array.from(numbers.flatMap(([number, size]) => Array.from({ length: size }, (_, byte) => (number >>> (8 * byte)) & 0xff)));

/** @param {Record<string, string>} texts by the name of their file */
export function zipped(texts) {
  const encoder = new TextEncoder();
  const [bodies, index] = [/** @type {Uint8Array[]} */ ([]), /** @type {Uint8Array[]} */ ([])];
  const size = (parts) => parts.reduce((sum, each) => sum + each.length, 0);
  for (const [file, text] of Object.entries(texts)) {
    const [name, body, at] = [encoder.encode(file), encoder.encode(text), size(bodies)];
    /** @type {[number, 2 | 4][]} */
    const facts = [[VERSION, 2], [UTF8, 2], [0, 2], [0, 2], [DAY, 2], [crc32(body), 4], [body.length, 4], [body.length, 4], [name.length, 2], [0, 2]];
    bodies.push(packed([[0x04034b50, 4], ...facts]), name, body);
    index.push(packed([[0x02014b50, 4], [VERSION, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name);
  }
  const count = Object.keys(texts).length;
  const end = packed([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size(index), 4], [size(bodies), 4], [0, 2]]);
  const parts = [...bodies, ...index, end];
  const whole = new Uint8Array(size(parts));
  let at = 0;
  for (const each of parts) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
}

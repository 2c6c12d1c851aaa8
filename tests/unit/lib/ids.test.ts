import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isAbort } from '@/utils/lib/abort';
import { crc32 } from '@/utils/lib/crc32';
import { digest } from '@/utils/lib/digest';
import { uuidv7 } from '@/utils/lib/uuid';

const node = (data: Uint8Array) => createHash('sha256').update(data).digest();

test('uuidv7 is the example of RFC 9562, appendix A.6', () => {
  const random = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
  expect(uuidv7(0x017f22e279b0, (bytes) => bytes.set(random))).toBe(
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  );
});

test('uuidv7 sorts by time and does not repeat', () => {
  const ids = Array.from({ length: 500 }, (_, i) => uuidv7(1_700_000_000_000 + i));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 500 }, () => uuidv7(1))).size).toBe(500);
});

test('digest of a small blob is its SHA-256', async () => {
  const bytes = new TextEncoder().encode('abc');
  expect(await digest(new Blob([bytes]))).toBe(node(bytes).toString('hex'));
});

test('digest of a blob over 64 MiB is that of its 8-MiB chunk digests', async () => {
  const chunk = new Uint8Array(8 * 1024 * 1024).fill(7);
  const blob = new Blob([...Array(8).fill(chunk), new Uint8Array([1, 2, 3])]);
  const digests = [...Array(8).fill(node(chunk)), node(new Uint8Array([1, 2, 3]))];
  expect(await digest(blob)).toBe(node(Buffer.concat(digests)).toString('hex'));
});

test('digest can be cancelled', async () => {
  const thrown = await digest(new Blob(['x']), AbortSignal.abort()).catch((e: unknown) => e);
  expect(isAbort(thrown)).toBe(true);
});

test('crc32 gives the check value, also piece by piece', () => {
  const bytes = new TextEncoder().encode('123456789');
  expect(crc32(bytes)).toBe(0xcbf43926);
  expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).toBe(0xcbf43926);
});

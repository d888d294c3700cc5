import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  type AssetSources,
  assetHandler,
  encodeMask,
  makeThumbnail,
  packPictureUrl,
  pictureUrl,
  previewPath,
  previewUrl,
  thumbnailPath,
  thumbnailUrl,
} from '../../../main/media/index.ts';
import { draw } from '../datasets/support/drawing.ts';
import { sha256 } from '../datasets/support/records.ts';
import { temporaryFolder } from '../datasets/support/temporaryFolder.ts';
import { writeImage } from '../datasets/support/writePictures.ts';

const ROOT = 'http://studio.invalid/';

function setUp(over: Partial<AssetSources> = {}) {
  const dir = temporaryFolder();
  const renderer = join(dir, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Studio</title>');
  writeFileSync(join(renderer, 'assets/index-abc123.js'), 'run()');
  writeFileSync(join(dir, 'secret.txt'), 'secret');
  const cache = join(dir, 'cache');
  const handle = assetHandler({ renderer, cache, resolve: async () => null, ...over });
  const get = (path: string, init?: RequestInit) => handle(new Request(new URL(path, ROOT), init));
  return { dir, cache, get, handle };
}

describe('pictures of the asset pack', () => {
  const pack = 'a'.repeat(64);

  test('are made small once, from the pack that the address names, and may be kept for ever', async () => {
    const file = join(temporaryFolder(), 'hall.png');
    const { get } = setUp({
      packPicture: async (sha256, asset) => (sha256 === pack && asset === 'photographs/hall' ? file : null),
    });
    await sharp({ create: { width: 500, height: 250, channels: 3, background: '#708090' } })
      .png()
      .toFile(file);
    const answer = await get(packPictureUrl(pack, 'photographs/hall'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 256, height: 128 });
    rmSync(file);
    expect((await get(packPictureUrl(pack, 'photographs/hall'))).status).toBe(200);
    expect((await get(packPictureUrl('b'.repeat(64), 'photographs/hall'))).status).toBe(404);
    expect((await get(`pack/${pack}/photographs/../../secret.webp`)).status).toBe(404);
  });
});

describe('thumbnails', () => {
  test('are at most 256 pixels on the longer side, shared by content, and may be kept for ever', async () => {
    const { cache, get } = setUp();
    const drawing = draw(1, 600, 300);
    const hash = sha256(drawing.rgb);
    const path = await makeThumbnail(cache, hash, drawing);
    expect(path).toBe(thumbnailPath(cache, hash));
    const { format, width, height } = await sharp(readFileSync(path)).metadata();
    expect({ format, width, height }).toEqual({ format: 'webp', width: 256, height: 128 });

    const answer = await get(thumbnailUrl(hash));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(path))).toBe(true);
  });

  test('that were deleted with the cache are made again from the image', async () => {
    const drawing = draw(2, 300, 300);
    const image = join(temporaryFolder(), 'a.png');
    await writeImage(image, drawing);
    const hash = sha256(drawing.rgb);
    const { cache, get } = setUp({ original: async (wanted) => (wanted === hash ? image : null) });
    expect((await get(thumbnailUrl(hash))).status).toBe(200);
    rmSync(cache, { recursive: true });
    expect((await get(thumbnailUrl(hash))).status).toBe(200);
    expect((await get(thumbnailUrl('0'.repeat(64)))).status).toBe(404);
  });

  test('of a file that cannot be decoded show a picture that says so', async () => {
    const broken = join(temporaryFolder(), 'broken.jpg');
    writeFileSync(broken, 'no picture');
    const { get } = setUp({ original: async () => broken });
    const answer = await get(thumbnailUrl('1'.repeat(64)));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'image/svg+xml']);
    expect(await answer.text()).toContain('Picture missing');
  });
});

describe('pictures of datasets', () => {
  test('files are asked for by kind, dataset and frame', async () => {
    const asked: unknown[] = [];
    const image = join(temporaryFolder(), 'a.png');
    await writeImage(image, draw(0));
    const { get } = setUp({
      resolve: async (...what) => {
        asked.push(what);
        return image;
      },
    });
    const id = '3f0e5e0a-1111-4222-8333-444455556661';
    const versioned = await get(pictureUrl(id, 'skin', 12, 'abcdef'));
    expect(asked).toEqual([['skin', id, 12]]);
    expect(versioned.headers.get('cache-control')).toContain('immutable');
    expect((await get(`dataset/${id}/image/12`)).headers.get('cache-control')).toBe('no-cache');
  });

  test('masks that mean something else on disk come as bytes that mean skin', async () => {
    const { mask, width, height } = draw(3);
    const { get } = setUp({ resolve: async () => encodeMask(mask, width, height) });
    const answer = await get('dataset/a/skin/0');
    expect(answer.headers.get('content-type')).toBe('image/png');
    const { data, info } = await sharp(await answer.arrayBuffer())
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([width, height]);
    expect(data.equals(mask)).toBe(true);
  });

  test('a missing image shows a picture that says so, a missing mask must not be laid over the image', async () => {
    const { get } = setUp({ resolve: async (kind) => (kind === 'skin' ? '/nowhere/a.png' : null) });
    const image = await get('dataset/a/image/0');
    expect([image.status, image.headers.get('content-type')]).toEqual([404, 'image/svg+xml']);
    const mask = await get('dataset/a/skin/0');
    expect([mask.status, await mask.text()]).toEqual([404, 'There is no skin mask.\n']);
  });
});

test('previews come from the cache and are asked for anew each time', async () => {
  const { cache, get } = setUp();
  mkdirSync(join(cache, 'previews'), { recursive: true });
  writeFileSync(previewPath(cache, 'abc-skin.png'), 'pixels');
  const answer = await get(previewUrl('abc-skin.png'));
  expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([200, 'no-cache', 'pixels']);
});

describe('the built renderer', () => {
  test('is served with its types, and with a policy that forbids foreign scripts', async () => {
    const { get } = setUp({ connect: ['ws://127.0.0.1:*'] });
    const page = await get('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain('ws://127.0.0.1:*');
    expect(policy).not.toMatch(/script-src|unsafe-eval/);
    const script = await get('/assets/index-abc123.js');
    expect([script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect(page.headers.get('cache-control')).toBe('no-cache');
  });

  test('an unchanged file costs no bytes', async () => {
    const { get } = setUp();
    const tag = (await get('/')).headers.get('etag') ?? '';
    const again = await get('/', { headers: { 'if-none-match': `"other", W/${tag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, await head.text(), Number(head.headers.get('content-length')) > 0]).toEqual([200, '', true]);
  });

  test('a folder is no file', async () => {
    const { get } = setUp();
    expect((await get('/assets')).status).toBe(404);
    expect((await get('/nothing.js')).status).toBe(404);
  });
});

describe('nothing outside is ever served', () => {
  const attempts = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets%2f..%2f..%2fsecret.txt',
    '/%2fetc%2fpasswd',
    '//etc/passwd',
    '/preview/..%2fsecret.txt',
    '/preview/..%2f..%2fsecret.txt',
    '/preview/.hidden.png',
    '/thumbnail/..%2f..%2fsecret.txt',
    `/thumbnail/${'a'.repeat(63)}%2f.webp`,
    '/dataset/..%2f..%2fsecret/image/0',
    '/dataset/a/secret/0',
    '/dataset/a/image/-1',
    '/secret.txt%00.js',
  ];

  test.each(attempts)('%s', async (path) => {
    const { handle } = setUp({ resolve: async () => join('/', 'etc', 'passwd-not-asked') });
    const answer = await handle(new Request(`http://studio.invalid${path}`));
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/^secret|root:/);
  });

  test('not over raw HTTP either, where no client tidies the address', async () => {
    const { handle } = setUp();
    const server = createServer((incoming, outgoing) => {
      void handle(new Request(`http://localhost${incoming.url}`)).then(async (answer) => {
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        outgoing.end(Buffer.from(await answer.arrayBuffer()));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      expect(port).toBeGreaterThan(0);
      for (const path of ['/../secret.txt', '/assets/../../secret.txt', '/./../secret.txt']) {
        const status = await new Promise((done) =>
          ask({ host: '127.0.0.1', port, path }, (answer) => done(answer.resume().statusCode)).end(),
        );
        expect(status, path).toBe(404);
      }
    } finally {
      server.close();
    }
  });

  test('an address that cannot be decoded and other methods are refused', async () => {
    const { get } = setUp();
    expect((await get('/%E0%A4%A')).status).toBe(400);
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  test('every answer carries the policy, also a refusal', async () => {
    const { get } = setUp();
    for (const answer of [
      await get('/nothing'),
      await get('/%E0%A4%A'),
      await get('/', { method: 'DELETE' }),
      await get(thumbnailUrl('2'.repeat(64))),
    ]) {
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { builds } from './built';

const HOSTS = [
  'x.com',
  'www.x.com',
  'pro.x.com',
  'mobile.x.com',
  'twitter.com',
  'mobile.twitter.com',
  'www.instagram.com',
  'www.tiktok.com',
];
const MATCHES = HOSTS.map((host) => `https://${host}/*`);

/** Directives of a policy by name. */
function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', ...values] = part.split(/\s+/);
        return [name, values.join(' ')];
      }),
  );
}

describe.each(builds())('the manifest for $name', ({ name, manifest, files, text }) => {
  it('asks for what it needs and no more', () => {
    const permissions = [
      'storage',
      'unlimitedStorage',
      ...(name === 'chrome' ? ['offscreen'] : []),
    ];
    expect([...manifest.permissions].sort()).toEqual(permissions.sort());
    expect(manifest.optional_permissions ?? []).toEqual([]);
    expect([...manifest.host_permissions].sort()).toEqual([...MATCHES].sort());
    expect(manifest.incognito).toBe('not_allowed');
    expect(manifest.manifest_version).toBe(3);
  });

  it('runs on the three platforms, each host once', () => {
    const matches = manifest.content_scripts.flatMap((script) => script.matches);
    expect(matches.sort()).toEqual([...MATCHES].sort());
  });

  it('has the policy that was tried', () => {
    expect(directives(manifest.content_security_policy.extension_pages)).toEqual({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'worker-src': "'self'",
      'style-src': "'self'",
      'font-src': "'self'",
      'img-src': "'self' blob: data:",
      'media-src': "'self' blob:",
      'connect-src': "'self' blob: https: http:",
      'frame-ancestors': ["'self'", ...HOSTS.map((host) => `https://${host}`)].join(' '),
      'base-uri': "'none'",
      'form-action': "'none'",
    });
    expect(text('panel.html')).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="connect-src 'self' blob:"/i,
    );
  });

  it('gives pages the panel and nothing else', () => {
    expect(manifest.web_accessible_resources).toEqual([
      {
        resources: ['panel.html'],
        matches: MATCHES,
        ...(name === 'chrome' ? { use_dynamic_url: true } : {}),
      },
    ]);
  });

  it('opens the gallery from the button and as options', () => {
    expect(manifest.options_ui).toEqual({ page: 'gallery.html', open_in_tab: true });
    expect((manifest.action as { default_popup?: string }).default_popup).toBeUndefined();
    expect(manifest.commands).toMatchObject({
      press: { suggested_key: { default: 'Alt+Shift+M' } },
    });
  });

  it('names only files that are there, and words that the catalogue has', () => {
    const icons = Object.values(manifest.icons as Record<string, string>);
    const scripts = manifest.content_scripts.flatMap(({ js }) => js);
    const { service_worker, scripts: pages = [] } = manifest.background as {
      service_worker?: string;
      scripts?: string[];
    };
    const named = [...icons, ...scripts, ...pages, ...(service_worker ? [service_worker] : [])];
    expect(named.filter((path) => !files.includes(path))).toEqual([]);
    const catalogue = JSON.parse(text('_locales/en/messages.json')) as Record<string, unknown>;
    const words = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key);
    expect(words.length).toBeGreaterThan(2);
    expect(words.filter((key) => !Object.hasOwn(catalogue, key ?? ''))).toEqual([]);
  });

  it('is the same extension for ever', () => {
    if (name === 'chrome') {
      expect(manifest.minimum_chrome_version).toBe('148');
      const key = createHash('sha256').update(Buffer.from(String(manifest.key), 'base64'));
      const id = [...key.digest('hex').slice(0, 32)].map((digit) =>
        String.fromCharCode(97 + Number.parseInt(digit, 16)),
      );
      expect(id.join('')).toBe('ckifdhhajlecdgmahhpphhlcenkmpmbp');
      expect(manifest.background).toEqual({ service_worker: 'background.js' });
      return;
    }
    expect(manifest.browser_specific_settings).toEqual({
      gecko: {
        id: 'make-it-mine@make-it-mine.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    });
    expect(manifest.background).toEqual({ scripts: ['background.js'] });
  });

  it('lets nobody in from outside, and Blobs through', () => {
    if (name === 'firefox') {
      // Firefox has no such key: other extensions reach only listeners for outside messages.
      const scripts = files.filter((path) => path.endsWith('.js'));
      expect(
        scripts.filter((path) => /on(Message|Connect)External\.addListener/.test(text(path))),
      ).toEqual([]);
      return;
    }
    expect(manifest.externally_connectable).toEqual({ ids: [], matches: [] });
    expect(manifest.message_serialization).toBe('structured_clone');
  });
});

import type { UserManifest } from 'wxt';
import { matchesOf } from '../utils/platforms/matches.ts';
import { PLATFORM_METAS } from '../utils/platforms/meta.ts';

// Fixed from the first release: changing either would make it another extension, without its history.
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2zwiZmQBANolT6PdIGZA6ZffEK1gTi5bIdN8GTLko9wOTpYo3dgrzohn6ymkA+tceyveW5ophVmUngkWrE6T9xoNB30nYdCxkdeDfcjGsg/mDO4hSpPFM3tNCDZK2Xl+JuYY0un0zhr2k9ImqrCFJR068JiVwqxiSojXyPTXr7vN8oL0yydtFt12pZiqg4ScPqYLun+PAn5WhptJcLOBM2az0PHXwASdV1zrlzLVrIsXyJ4Y1b/4/2oPxbj2vtAP8+a6reJeup080fPKTn2L4ULk6rIkdGQ9if/XK9w5P+IuI1QQbUqLEzyYsP0Q9FLVLSNOP/ZloJ4p/M3ixzfpQwIDAQAB';
const GECKO_ID = 'make-it-mine@make-it-mine.example';

/** The manifest of one build; hosts and matches derive from the platform table. */
export function manifestFor(browser: string): UserManifest {
  const metas = Object.values(PLATFORM_METAS);
  const hosts = metas.flatMap(matchesOf);
  const ancestors = metas.flatMap((meta) => meta.hosts.map((host) => `https://${host}`));
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self' blob: https: http:",
    `frame-ancestors 'self' ${ancestors.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const common: UserManifest = {
    name: '__MSG_extName__',
    short_name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage'],
    host_permissions: hosts,
    incognito: 'not_allowed',
    action: { default_title: '__MSG_extName__' },
    options_ui: { page: 'gallery.html', open_in_tab: true },
    commands: {
      press: {
        suggested_key: { default: 'Alt+Shift+M' },
        description: '__MSG_command_press__',
      },
    },
    content_security_policy: { extension_pages: `${policy.join('; ')};` },
    web_accessible_resources: [{ resources: ['panel.html'], matches: hosts }],
  };
  if (browser === 'firefox') {
    return {
      ...common,
      browser_specific_settings: {
        gecko: {
          id: GECKO_ID,
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    };
  }
  return {
    ...common,
    key: CHROME_KEY,
    minimum_chrome_version: '148',
    permissions: [...(common.permissions ?? []), 'offscreen'],
    // Lets Blobs travel in messages; without it every picture would be turned to text.
    message_serialization: 'structured_clone',
    externally_connectable: { ids: [], matches: [] },
    web_accessible_resources: [
      // The frame's address changes with every session, so that pages cannot tell who has us.
      { resources: ['panel.html'], matches: hosts, use_dynamic_url: true },
    ],
  } as UserManifest;
}

import { type JSX, useEffect, useState, useSyncExternalStore } from 'react';
import { currentPath, navigate, onNavigate } from '../shared/router.ts';
import { usePage } from './context.ts';
import { css } from './css.ts';
import { EditView } from './edit-view.tsx';
import { Glyph, type GlyphName } from './glyphs.tsx';
import { Modal } from './modal.tsx';
import { CrashView, SelectView } from './select-view.tsx';
import { type Clip, useUpload } from './use-upload.ts';
import type { Words } from './words.ts';

const studio = '/tiktokstudio/upload';
const legacy = ['/upload', '/creator-center/upload'];

const entries: ReadonlyArray<readonly [GlyphName, keyof Words, string]> = [
  ['home', 'home', '/tiktokstudio'],
  ['posts', 'posts', '/tiktokstudio/content'],
  ['chart', 'analytics', '/tiktokstudio/analytics'],
  ['comment', 'comments', '/tiktokstudio/comment'],
  ['idea', 'inspiration', '/tiktokstudio/inspiration'],
  ['note', 'sounds', '/tiktokstudio/sounds'],
];

type Post = { clip: Clip; text: string; draft: boolean };

function Posts({ posts }: { posts: readonly Post[] }): JSX.Element {
  const { words } = usePage();
  return (
    <section className={css.card}>
      <h2>{words.postsTitle}</h2>
      {posts.length === 0 && <p className={css.faint}>{words.postsEmpty}</p>}
      {posts.map((post) => (
        <div key={post.clip.url} className={css.posted}>
          <video src={post.clip.url} muted playsInline preload="auto" />
          <div>
            <b dir="auto">{post.text || post.clip.file.name}</b>
            <p className={css.faint}>{post.draft ? words.drafts : words.views(0)}</p>
          </div>
        </div>
      ))}
    </section>
  );
}

/** The Studio: bar at the side, upload page or list of posts. */
export function App(): JSX.Element {
  const { words, ledger } = usePage();
  const path = useSyncExternalStore(onNavigate, currentPath);
  const upload = useUpload();
  const [posts, setPosts] = useState<readonly Post[]>([]);
  const [leaving, setLeaving] = useState<string | null>(null);
  const uploading = path === studio;

  useEffect(() => {
    if (legacy.includes(path)) navigate(studio);
  }, [path]);
  useEffect(() => ledger.log('page', path), [ledger, path]);

  const go = (to: string) => {
    if (uploading && upload.stage === 'edit' && to !== studio) setLeaving(to);
    else navigate(to);
  };

  return (
    <div className={css.page}>
      <header className={css.header}>
        <span className={css.brand}>
          TikTok <b>Studio</b>
        </span>
        <span className={css.face} aria-hidden="true">
          L
        </span>
      </header>
      <nav className={css.nav}>
        <button type="button" className={css.uploadButton} onClick={() => go(studio)}>
          <Glyph name="upload" size={18} />
          <span>{words.upload}</span>
        </button>
        <div className={css.navHead}>{words.manage}</div>
        {entries.map(([glyph, label, to]) => (
          <a
            key={to}
            href={to}
            className={`${css.navEntry} ${path === to ? css.navOn : ''}`}
            onClick={(event) => {
              event.preventDefault();
              go(to);
            }}
          >
            <Glyph name={glyph} />
            <span>{String(words[label])}</span>
          </a>
        ))}
      </nav>
      <main className={css.main}>
        {!uploading && <Posts posts={posts} />}
        {uploading && upload.stage === 'crashed' && <CrashView onRetry={upload.reset} />}
        {uploading && (upload.stage === 'select' || upload.stage === 'opening') && (
          <SelectView upload={upload} />
        )}
        {uploading && upload.stage === 'edit' && upload.clip && (
          <EditView
            upload={upload}
            clip={upload.clip}
            onPosted={(post) => {
              setPosts([post, ...posts]);
              upload.reset();
              navigate('/tiktokstudio/content');
            }}
          />
        )}
      </main>
      {leaving !== null && (
        <Modal
          title={words.exitTitle}
          danger
          secondary={{ label: words.cancel, onPress: () => setLeaving(null) }}
          primary={{
            label: words.exit,
            onPress: () => {
              ledger.log('left', leaving);
              setLeaving(null);
              upload.reset();
              navigate(leaving);
            },
          }}
        >
          {words.exitText}
        </Modal>
      )}
    </div>
  );
}

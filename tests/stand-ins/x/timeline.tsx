import type { JSX, ReactNode } from 'react';
import { asset, navigate } from '../shared/router.ts';
import { Avatar } from './avatar.tsx';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import { usePage } from './page-context.ts';

/** A published post. */
export type Post = {
  readonly id: number;
  readonly name: string;
  readonly handle: string;
  readonly time: string;
  readonly text: string;
  readonly media?: readonly { readonly url: string; readonly clip: boolean }[];
  /** Carries the badge that it was made with AI, under the same testid as the composer's button. */
  readonly ai?: boolean;
  readonly counts: readonly [number, number, number];
};

/** The posts everybody sees. */
export const posts: readonly Post[] = [
  {
    id: 123,
    name: 'Ines Moreau',
    handle: 'someone',
    time: '12 min',
    text: 'Last light over the lake. Nobody else on the path, only the wind in the reeds and my cold hands on the camera.',
    media: [{ url: 'samples/dusk.jpg', clip: false }],
    counts: [14, 31, 412],
  },
  {
    id: 124,
    name: 'Tomasz Wilk',
    handle: 'wilkdraws',
    time: '48 min',
    text: 'A fox for every day of November. Number 21 would not sit still.',
    ai: true,
    counts: [6, 9, 187],
  },
  {
    id: 125,
    name: 'Amara Bello',
    handle: 'amarabakes',
    time: '2 h',
    text: 'Sunday table. The tulips are from the market, the crumbs are from me.',
    media: [{ url: 'samples/coffee.jpg', clip: false }],
    counts: [22, 18, 950],
  },
  {
    id: 126,
    name: 'Jonas Lind',
    handle: 'jlind',
    time: '3 h',
    text: 'Does anyone still keep a paper map in the car? Asking for a friend who is very lost.',
    counts: [41, 5, 76],
  },
];

/** The post with an id; an unknown id shows the first one. */
export function postById(id: string): Post {
  const found = posts.find((post) => String(post.id) === id) ?? posts[0];
  if (!found) throw new Error('no posts');
  return found;
}

/** One post with its row of buttons. */
export function PostView({ post, large }: { post: Post; large?: boolean }): JSX.Element {
  const { words } = usePage();
  return (
    <article
      className={large ? css.postLarge : css.postView}
      data-testid="tweet"
      aria-label={post.name}
    >
      <Avatar name={post.name} />
      <div className={css.column}>
        <PostHead post={post} />
        <div className={css.postText} data-testid="tweetText" dir="auto">
          {post.text}
        </div>
        <PostMedia post={post} />
        {post.ai ? (
          <button type="button" className={css.badge} data-testid="contentDisclosureButton">
            <Glyph name="flag" />
            <span>{words.madeWithAi}</span>
          </button>
        ) : null}
        {/* biome-ignore lint/a11y/useSemanticElements: the structure of the site */}
        <div className={css.actions} role="group">
          <Action
            testid="reply"
            label={words.reply}
            count={post.counts[0]}
            onClick={() => navigate(`/compose/post?in_reply_to=${post.id}`)}
          >
            <Glyph name="reply" />
          </Action>
          <Action testid="retweet" label={words.repost} count={post.counts[1]}>
            <Glyph name="repost" />
          </Action>
          <Action testid="like" label={words.like} count={post.counts[2]}>
            <Glyph name="heart" />
          </Action>
          <Action label={words.share}>
            <Glyph name="share" />
          </Action>
        </div>
      </div>
    </article>
  );
}

/** Name, handle and time of a post. */
export function PostHead({ post }: { post: Post }): JSX.Element {
  const path = `/${post.handle}/status/${post.id}`;
  return (
    <div className={css.postHead}>
      <b dir="auto">{post.name}</b>
      <bdi>@{post.handle}</bdi>
      <a
        href={path}
        onClick={(event) => {
          event.preventDefault();
          navigate(path);
        }}
      >
        <bdi>
          <time>{post.time}</time>
        </bdi>
      </a>
    </div>
  );
}

function PostMedia({ post }: { post: Post }): JSX.Element | null {
  if (!post.media) return null;
  return (
    <div className={css.postMedia} data-count={post.media.length}>
      {post.media.map(({ url, clip }) =>
        clip ? (
          <video key={url} src={url} controls muted playsInline />
        ) : (
          <div key={url} className={css.photo} data-testid="tweetPhoto">
            <img src={url.startsWith('blob:') ? url : asset(url)} alt="" loading="lazy" />
          </div>
        ),
      )}
    </div>
  );
}

function Action(props: {
  testid?: string;
  label: string;
  count?: number;
  onClick?: () => void;
  children: ReactNode;
}): JSX.Element {
  return (
    <button
      type="button"
      className={css.action}
      data-testid={props.testid}
      aria-label={props.count === undefined ? props.label : `${props.count} ${props.label}`}
      onClick={props.onClick}
    >
      {props.children}
      {props.count === undefined ? null : <span>{props.count}</span>}
    </button>
  );
}

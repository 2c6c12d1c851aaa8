import { type JSX, useState } from 'react';
import { Avatar } from './avatar.tsx';
import { usePage } from './context.ts';
import { Glyph } from './glyphs.tsx';
import { LexicalField } from './lexical-field.tsx';
import { look } from './look.ts';
import { Scene, type SceneName } from './scenes.tsx';

const posts: ReadonlyArray<{
  who: string;
  scene: SceneName;
  hours: number;
  likes: number;
  text: string;
}> = [
  {
    who: 'marek.walks',
    scene: 'dunes',
    hours: 3,
    likes: 1284,
    text: 'Ten minutes before the wind came up.',
  },
  {
    who: 'atelier.noor',
    scene: 'cups',
    hours: 7,
    likes: 412,
    text: 'Kiln day. The red one is mine.',
  },
  { who: 'tomas_k', scene: 'street', hours: 11, likes: 96, text: 'Home late again, not sorry.' },
];

const stories = ['marek.walks', 'atelier.noor', 'tomas_k', 'juno.bakes', 'iris.h', 'papa.bear'];
const suggestions = ['juno.bakes', 'iris.h', 'kite.club', 'papa.bear'];

function Post({ post }: { post: (typeof posts)[number] }): JSX.Element {
  const { words } = usePage();
  const [liked, setLiked] = useState(false);
  const [comment, setComment] = useState('');
  return (
    <article className={look.post}>
      <header className={look.postHead}>
        <Avatar who={post.who} size={32} ring />
        <b>{post.who}</b>
        <span className={look.faint}>• {words.hours(post.hours)}</span>
        <span className={look.grow} />
        <Glyph name="dots" label={words.more} bold />
      </header>
      <div className={look.postArt}>
        <Scene name={post.scene} />
      </div>
      <div className={look.postBar}>
        <button
          type="button"
          className={`${look.bare} ${liked ? look.liked : ''}`}
          aria-pressed={liked}
          onClick={() => setLiked(!liked)}
        >
          <Glyph name="heart" label={words.like} />
        </button>
        <button type="button" className={look.bare}>
          <Glyph name="comment" label={words.comment} />
        </button>
        <button type="button" className={look.bare}>
          <Glyph name="messages" label={words.share} />
        </button>
        <span className={look.grow} />
        <button type="button" className={look.bare}>
          <Glyph name="save" label={words.save} />
        </button>
      </div>
      <b>{words.likes(post.likes + (liked ? 1 : 0))}</b>
      <p dir="auto">
        <b>{post.who}</b> {post.text}
      </p>
      <form className={look.commentBox} onSubmit={(event) => event.preventDefault()}>
        <LexicalField
          label={words.addComment}
          className={look.commentField}
          placeholderClassName={look.commentHint}
          onText={setComment}
        />
        {comment !== '' && <span className={look.go}>{words.send}</span>}
      </form>
    </article>
  );
}

/** Stories, posts with their comment fields, and who else to follow. */
export function Feed({ avatar }: { avatar: string | undefined }): JSX.Element {
  const { words } = usePage();
  return (
    <main className={look.main}>
      <div className={look.feed}>
        <div className={look.stories}>
          <div className={look.storyItem}>
            <Avatar who="lena.draws" size={58} picture={avatar} />
            <span>{words.yourStory}</span>
          </div>
          {stories.map((who) => (
            <div key={who} className={look.storyItem}>
              <Avatar who={who} size={58} ring />
              <span>{who}</span>
            </div>
          ))}
        </div>
        {posts.map((post) => (
          <Post key={post.who} post={post} />
        ))}
      </div>
      <aside className={look.aside}>
        <div className={look.person}>
          <Avatar who="lena.draws" size={44} picture={avatar} />
          <div>
            <b>lena.draws</b>
            <span>Lena Brandt</span>
          </div>
        </div>
        <div className={look.asideHead}>
          <b>{words.suggested}</b>
          <span>{words.seeAll}</span>
        </div>
        {suggestions.map((who) => (
          <div key={who} className={look.person}>
            <Avatar who={who} size={32} />
            <div>
              <b>{who}</b>
            </div>
            <span className={look.go}>{words.follow}</span>
          </div>
        ))}
      </aside>
    </main>
  );
}

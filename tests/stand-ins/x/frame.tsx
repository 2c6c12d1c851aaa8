import type { JSX } from 'react';
import { navigate } from '../shared/router.ts';
import { Avatar } from './avatar.tsx';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import { usePage } from './page-context.ts';

/** The side bar; on a narrow window, the bar at the foot and the round button above it. */
export function SideBar({ path }: { path: string }): JSX.Element {
  const { words } = usePage();
  const links = [
    ['/home', 'home', words.home],
    ['/explore', 'search', words.explore],
    ['/i/communities', 'bell', words.notifications],
    ['', 'chat', words.messages],
    ['', 'person', words.profile],
  ] as const;
  return (
    <header className={css.side}>
      <div className={css.brand}>
        <Glyph name="quill" />
      </div>
      <nav className={css.links} aria-label="Primary">
        {links.map(([to, glyph, label]) => (
          <a
            key={label}
            href={to || '#'}
            aria-current={to === path ? 'page' : undefined}
            aria-label={label}
            onClick={(event) => {
              event.preventDefault();
              if (to) navigate(to);
            }}
          >
            <Glyph name={glyph} />
            <span>{label}</span>
          </a>
        ))}
      </nav>
      <a
        className={css.newPost}
        href="/compose/post"
        data-testid="SideNav_NewTweet_Button"
        aria-label={words.newPost}
        onClick={(event) => {
          event.preventDefault();
          navigate('/compose/post');
        }}
      >
        <Glyph name="quill" />
        <span>{words.newPost}</span>
      </a>
      <div className={css.account}>
        <Avatar name="You" />
        <span>
          <b>You</b>
          <bdi>@you</bdi>
        </span>
      </div>
    </header>
  );
}

/** The column beside the posts. */
export function AsideColumn(): JSX.Element {
  const { words } = usePage();
  const trends = [
    ['#goldenhour', '18.2K'],
    ['Film grain', '6,140'],
    ['Reed beds', '2,873'],
    ['Paper maps', '1,204'],
  ] as const;
  return (
    <div className={css.aside} data-testid="sidebarColumn">
      <div className={css.search}>
        <Glyph name="search" />
        <input placeholder={words.search} aria-label={words.search} />
      </div>
      <section className={css.card} aria-label={words.trends}>
        <h2>{words.trends}</h2>
        {trends.map(([name, count]) => (
          <div key={name} className={css.trend}>
            <small>{words.trending}</small>
            <b>
              <bdi>{name}</bdi>
            </b>
            <small>
              {count} {words.posts}
            </small>
          </div>
        ))}
      </section>
    </div>
  );
}

import { type JSX, type MouseEvent, useEffect, useRef, useState } from 'react';
import { Avatar } from './avatar.tsx';
import { usePage } from './context.ts';
import { Glyph, type GlyphName } from './glyphs.tsx';
import { look } from './look.ts';

function Entry({
  glyph,
  label,
  text,
  on = false,
  rare = false,
  onPress,
}: {
  glyph: GlyphName;
  label: string;
  text?: string;
  on?: boolean;
  rare?: boolean;
  onPress?: () => void;
}): JSX.Element {
  const press = (event: MouseEvent) => {
    event.preventDefault();
    onPress?.();
  };
  return (
    // biome-ignore lint/a11y/useValidAnchor: the site's entries are links to nowhere
    <a
      href="#"
      // biome-ignore lint/a11y/noRedundantRoles: the site spells it out
      role="link"
      tabIndex={0}
      className={`${look.entry} ${on ? look.entryOn : ''} ${rare ? look.rare : ''}`}
      onClick={press}
    >
      <Glyph name={glyph} label={label} bold={on} />
      <span className={look.entryText}>{text ?? label}</span>
    </a>
  );
}

/** The bar at the side (below on narrow windows) with Create and its small menu. */
export function SideBar({
  avatar,
  onCreate,
  onAvatar,
}: {
  avatar: string | undefined;
  onCreate: () => void;
  onAvatar: (file: File) => void;
}): JSX.Element {
  const { words } = usePage();
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', close, true);
    return () => document.removeEventListener('pointerdown', close, true);
  }, [open]);

  return (
    <nav className={look.bar}>
      <div className={look.brand}>Instagram</div>
      <Entry glyph="home" label={words.home} on />
      <Entry glyph="search" label={words.search} />
      <Entry glyph="explore" label={words.explore} rare />
      <Entry glyph="reels" label={words.reels} rare />
      <Entry glyph="messages" label={words.messages} rare />
      <Entry glyph="heart" label={words.notifications} rare />
      <div ref={around} className={look.around}>
        <Entry
          glyph="create"
          label={words.newPost}
          text={words.create}
          onPress={() => setOpen(!open)}
        />
        {open && (
          <div className={look.menu}>
            <Entry
              glyph="gallery"
              label={words.post}
              onPress={() => {
                setOpen(false);
                onCreate();
              }}
            />
            <Entry glyph="explore" label={words.story} onPress={() => setOpen(false)} />
          </div>
        )}
      </div>
      {/* Another form of the page that takes a picture; it has nothing to do with posts. */}
      <form encType="multipart/form-data" method="POST" role="presentation">
        <input
          ref={picker}
          className={look.away}
          type="file"
          accept="image/jpeg,image/png"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) onAvatar(file);
          }}
        />
      </form>
      <button type="button" className={look.entry} onClick={() => picker.current?.click()}>
        <Avatar who="lena.draws" size={24} picture={avatar} />
        <span className={look.entryText}>{words.profile}</span>
      </button>
      <span className={look.grow} />
      <Entry glyph="menu" label={words.more} rare />
    </nav>
  );
}

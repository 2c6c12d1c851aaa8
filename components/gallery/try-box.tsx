import { type DragEvent, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Panel } from '@/components/panel/panel';
import type { Studio } from '@/components/panel/studio';
import { Button } from '@/components/ui/button';
import { AddPictureIcon } from '@/components/ui/icons';
import type { StudioFor } from './library';
import { withSource } from './make-again';
import type { Sample } from './samples';
import { failureWords } from './words';

interface TryBoxProps {
  samples: readonly Sample[];
  studioFor: StudioFor;
}

/** The first file of what was dropped or pasted. */
function fileOf(data: DataTransfer | null): File | null {
  return data?.files[0] ?? null;
}

/** Make something here and now: no site needed. Nothing is started before a photo or clip is given. */
export function TryBox({ samples, studioFor }: TryBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [studio, setStudio] = useState<Studio | null>(null);
  const [over, setOver] = useState(false);
  const [word, setWord] = useState('');

  const begin = async (photo: () => Promise<File>) => {
    setWord(i18n.t('gallery.studio.opening'));
    try {
      const [file, made] = await Promise.all([photo(), studioFor()]);
      setStudio(withSource(made, file));
      setWord('');
    } catch (error) {
      setWord(failureWords(error));
    }
  };
  const give = (file: File | null) => {
    if (file) void begin(async () => file);
  };
  const borrow = (sample: Sample) =>
    begin(async () => {
      const blob = await (await fetch(sample.before)).blob();
      return new File([blob], `${sample.id}.jpg`, { type: blob.type });
    });

  const paste = useRef(give);
  paste.current = give;
  useEffect(() => {
    if (studio) return;
    const onPaste = (event: ClipboardEvent) => paste.current(fileOf(event.clipboardData));
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [studio]);

  const opened = useRef<HTMLElement>(null);
  useEffect(() => {
    if (studio) opened.current?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  }, [studio]);

  if (studio) {
    return (
      <section
        ref={opened}
        className="wel-try wel-try-open"
        aria-label={i18n.t('welcome.try.title')}
      >
        <Panel studio={studio} layout="page" />
      </section>
    );
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    give(fileOf(event.dataTransfer));
  };
  return (
    <section
      className="wel-try"
      data-over={over || undefined}
      aria-label={i18n.t('welcome.try.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="wel-try-say">
        <h2>{i18n.t('welcome.try.title')}</h2>
        <p>{i18n.t('welcome.try.text')}</p>
        <Button
          look="primary"
          size="l"
          icon={<AddPictureIcon />}
          onClick={() => input.current?.click()}
        >
          {i18n.t('welcome.try.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="image/*,video/*"
          hidden
          onChange={(event) => give(event.currentTarget.files?.[0] ?? null)}
        />
        <p role="status" className="gal-quiet">
          {word}
        </p>
      </div>
      {samples.length > 0 && (
        <div className="wel-try-samples">
          <p>{i18n.t('welcome.try.samples')}</p>
          <ul>
            {samples.slice(0, 4).map((sample, index) => (
              <li key={sample.id}>
                <button type="button" onClick={() => borrow(sample)}>
                  <img src={sample.before} alt={i18n.t('welcome.try.sample', [index + 1])} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

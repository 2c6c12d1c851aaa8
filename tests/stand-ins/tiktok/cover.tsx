import { type JSX, useEffect, useRef, useState } from 'react';
import { usePage } from './context.ts';
import { css } from './css.ts';
import { Modal } from './modal.tsx';
import type { Clip } from './use-upload.ts';

/** One frame of the clip as a picture's address; empty where it cannot be drawn. */
async function frameAt(clip: Clip, share: number): Promise<string> {
  const video = document.createElement('video');
  video.muted = true;
  video.src = clip.url;
  await new Promise((resolve) => {
    video.onseeked = resolve;
    video.onerror = resolve;
    video.onloadeddata = () => {
      const length = Number.isFinite(clip.seconds) ? clip.seconds : 0;
      video.currentTime = Math.max(0.01, length * share);
    };
  });
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(360, clip.width);
  canvas.height = Math.round((canvas.width * clip.height) / clip.width);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
  return blob ? URL.createObjectURL(blob) : '';
}

/** The picture shown before the clip plays, and the choice of another frame. */
export function Cover({ clip }: { clip: Clip }): JSX.Element {
  const { words } = usePage();
  const [image, setImage] = useState('');
  const [share, setShare] = useState(0);
  const [open, setOpen] = useState(false);
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    let wanted = true;
    void frameAt(clip, 0).then((url) => wanted && setImage(url));
    return () => {
      wanted = false;
    };
  }, [clip]);

  return (
    <div data-e2e="cover_container" className={css.field}>
      <div className={css.label}>{words.cover}</div>
      <button type="button" className={`edit-container ${css.cover}`} onClick={() => setOpen(true)}>
        {image && <img className={`cover-image ${css.coverImage}`} src={image} alt={words.cover} />}
        <span className={css.coverText}>{words.editCover}</span>
      </button>
      {open && (
        <Modal
          title={words.editCover}
          footerClass="cover-edit-footer"
          secondary={{ label: words.cancel, onPress: () => setOpen(false) }}
          primary={{
            label: words.confirm,
            onPress: () => {
              setOpen(false);
              void frameAt(clip, share).then(setImage);
            },
          }}
        >
          <div className={`cover-edit-container ${css.coverEdit}`}>
            <div className={`cover-edit-tab ${css.faint}`}>{words.coverFrame}</div>
            <video ref={video} src={clip.url} muted playsInline preload="auto" />
            <input
              type="range"
              className="drag-item"
              aria-label={words.coverFrame}
              min={0}
              max={100}
              value={share * 100}
              onChange={(event) => {
                const at = Number(event.currentTarget.value) / 100;
                setShare(at);
                if (video.current) video.current.currentTime = at * clip.seconds;
              }}
            />
          </div>
        </Modal>
      )}
    </div>
  );
}

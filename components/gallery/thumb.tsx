import { useEffect, useMemo, useRef, useState } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import { useObjectUrl } from '@/components/panel/use-object-url';
import type { Creation } from '@/utils/history/schema';
import type { Library } from './library';
import { useNear } from './near';

/** The placeholder a thumbhash stands for, as a data URL; `null` for none or a damaged one. */
function placeholder(thumbhash: string | undefined): string | null {
  if (!thumbhash) return null;
  try {
    return thumbHashToDataURL(Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

interface ThumbProps {
  library: Pick<Library, 'thumb'>;
  creation: Creation;
  alt: string;
}

/** A creation's small picture. It is read when it comes near the window and let go when it leaves. */
export function Thumb({ library, creation, alt }: ThumbProps) {
  const box = useRef<HTMLSpanElement>(null);
  const near = useNear(box, '1200px');
  const [blob, setBlob] = useState<Blob | null>(null);
  const [shown, setShown] = useState(false);
  const thumb = creation.media.thumb;
  // The picture is named by its digest: a new object for the same creation is no new picture.
  const latest = useRef(creation);
  latest.current = creation;

  useEffect(() => {
    if (!near || !thumb) return;
    let wanted = true;
    library.thumb(latest.current).then(
      (picture) => wanted && setBlob(picture),
      () => wanted && setBlob(null),
    );
    return () => {
      wanted = false;
      setBlob(null);
      setShown(false);
    };
  }, [library, near, thumb]);

  const url = useObjectUrl(blob);
  const ground = useMemo(() => placeholder(creation.thumbhash), [creation.thumbhash]);
  return (
    <span
      ref={box}
      className="gal-thumb"
      style={ground ? { backgroundImage: `url("${ground}")` } : undefined}
    >
      {url && (
        <img
          src={url}
          alt={alt}
          data-shown={shown || undefined}
          draggable={false}
          onLoad={() => setShown(true)}
        />
      )}
    </span>
  );
}

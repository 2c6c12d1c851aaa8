import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { i18n } from '#i18n';

interface DropZoneProps {
  onFile: (file: File) => void;
  children: ReactNode;
}

/** The creations as a place to drop a file on: a made one opens, any other photo begins something new. */
export function DropZone({ onFile, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; search and studio do the same
    <div
      className="gal-drop"
      onDragEnter={(event) => {
        if (!holdsFiles(event)) return;
        depth.current++;
        setOver(true);
      }}
      onDragLeave={() => {
        if (--depth.current <= 0) leave();
      }}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        leave();
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      {children}
      {over && (
        <p className="gal-drop-word" aria-hidden="true">
          {i18n.t('gallery.drop')}
        </p>
      )}
    </div>
  );
}

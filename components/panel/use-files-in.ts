import { type DragEvent, type RefObject, useEffect, useState } from 'react';

function firstFile(data: DataTransfer | null): File | null {
  const files = Array.from(data?.files ?? []);
  const wanted = files.find(({ type }) => type.startsWith('image/') || type.startsWith('video/'));
  return wanted ?? files[0] ?? null;
}

/** Takes files by drop on an element and by paste anywhere in its document. */
export function useFilesIn(
  root: RefObject<HTMLElement | null>,
  onFile: (file: File) => void,
): {
  over: boolean;
  handlers: {
    onDragOver: (event: DragEvent) => void;
    onDragLeave: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
} {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const page = root.current?.ownerDocument;
    if (!page) return;
    const onPaste = (event: ClipboardEvent) => {
      const file = firstFile(event.clipboardData);
      if (!file) return;
      event.preventDefault();
      onFile(file);
    };
    page.addEventListener('paste', onPaste);
    return () => page.removeEventListener('paste', onPaste);
  }, [root, onFile]);
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const onDragLeave = (event: DragEvent) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && root.current?.contains(to))) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    const file = firstFile(event.dataTransfer);
    if (!file) return;
    event.preventDefault();
    onFile(file);
  };
  return { over, handlers: { onDragOver, onDragLeave, onDrop } };
}

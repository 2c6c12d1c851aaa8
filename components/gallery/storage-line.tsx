import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button';
import { DownloadIcon } from '@/components/ui/icons';
import { isAbort } from '@/utils/lib/abort';
import type { Library, LibraryUsage } from './library';
import { saveFile } from './save-file';
import { failureWords, percentName, sizeName } from './words';

/** What the history takes now; `null` until it is known. */
export function useUsage(library: Library): LibraryUsage | null {
  const [usage, setUsage] = useState<LibraryUsage | null>(null);
  useEffect(() => library.observeUsage(setUsage), [library]);
  return usage;
}

/** How much is stored here, and the way to take all of it along. */
export function StorageLine({ library }: { library: Library }) {
  const usage = useUsage(library);
  const [progress, setProgress] = useState<number | null>(null);
  const [word, setWord] = useState('');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const saveAll = async () => {
    const controller = new AbortController();
    running.current = controller;
    setWord('');
    setProgress(0);
    try {
      const zip = await library.saveAll({ signal: controller.signal, onProgress: setProgress });
      saveFile(zip, `make-it-mine-${new Date().toISOString().slice(0, 10)}.zip`);
      setWord(i18n.t('gallery.usage.saved'));
    } catch (error) {
      setWord(isAbort(error) ? i18n.t('gallery.usage.cancelled') : failureWords(error));
    } finally {
      running.current = null;
      setProgress(null);
    }
  };

  return (
    <div className="gal-storage">
      {usage && (
        <p>
          {i18n.t('gallery.usage.summary', usage.creations, [
            String(usage.creations),
            sizeName(usage.bytes),
          ])}
        </p>
      )}
      {progress === null ? (
        <Button
          size="s"
          icon={<DownloadIcon />}
          disabled={!usage || usage.creations === 0}
          onClick={saveAll}
        >
          {i18n.t('gallery.usage.saveAll')}
        </Button>
      ) : (
        <>
          <progress value={progress} max={1} aria-label={i18n.t('gallery.usage.saving')} />
          <span className="gal-quiet">{percentName(progress)}</span>
          <Button size="s" onClick={() => running.current?.abort()}>
            {i18n.t('gallery.usage.cancel')}
          </Button>
        </>
      )}
      <p role="status" className="gal-quiet">
        {progress === null ? word : ''}
      </p>
    </div>
  );
}

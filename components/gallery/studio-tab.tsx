import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { Panel } from '@/components/panel/panel';
import type { Studio } from '@/components/panel/studio';
import type { PanelStart } from '@/components/panel/use-panel';
import { Button } from '@/components/ui/button';
import { MimError } from '@/utils/lib/errors';
import type { Library, StudioFor, StudioSource } from './library';
import { startOf, withSource } from './make-again';

interface StudioTabProps {
  /** Set up when it is first shown, kept from then on. */
  shown: boolean;
  source: StudioSource | null;
  library: Library;
  studioFor: StudioFor;
  /** A photo to begin with, when there is no source. */
  given: File | null;
  handedOver?: () => Promise<File | null>;
}

interface SetUp {
  studio: Studio;
  start?: PanelStart;
}

/** A studio, with the photo and the choices of a creation in it when there is one to start from. */
async function setUp(wish: Omit<StudioTabProps, 'shown'>): Promise<SetUp> {
  const { source, library, studioFor, given, handedOver } = wish;
  if (!source) {
    const [studio, photo] = await Promise.all([studioFor(), given ?? handedOver?.()]);
    return { studio: photo ? withSource(studio, photo) : studio };
  }
  const [studio, creation, files] = await Promise.all([
    studioFor(),
    library.find(source.creationId),
    library.open(source.creationId),
  ]);
  if (!creation || !files.original) throw new MimError('storage-failed', 'original');
  const { original } = files;
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  return {
    studio: withSource(
      studio,
      new File([original], creation.recipe.source.kind, { type: original.type }),
      creation.id,
    ),
    start: startOf(creation, source.mode, seed),
  };
}

/** The panel without a composer: for making things just for oneself. */
export function StudioTab(props: StudioTabProps) {
  const { shown, ...wish } = props;
  const [wanted, setWanted] = useState(shown);
  useEffect(() => {
    if (shown) setWanted(true);
  }, [shown]);
  return wanted ? <OpenStudio {...wish} /> : null;
}

function OpenStudio(wish: Omit<StudioTabProps, 'shown'>) {
  const { source, library, studioFor } = wish;
  const [ready, setReady] = useState<SetUp | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks the same again
  useEffect(() => {
    let wanted = true;
    setFailed(false);
    setUp(wish).then(
      (made) => wanted && setReady(made),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [source, library, studioFor, attempt]);

  if (ready) return <Panel studio={ready.studio} start={ready.start} layout="page" />;
  return (
    <div className="gal-nothing" role="status">
      <p className={failed ? 'gal-nothing-title' : 'gal-quiet'}>
        {i18n.t(failed ? 'gallery.studio.failed' : 'gallery.studio.opening')}
      </p>
      {failed && (
        <Button onClick={() => setAttempt((count) => count + 1)}>
          {i18n.t('gallery.studio.retry')}
        </Button>
      )}
    </div>
  );
}

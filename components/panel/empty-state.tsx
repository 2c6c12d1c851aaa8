import { i18n } from '#i18n';
import { ChooseButton } from './choose-button';
import { EmptyArt } from './empty-art';
import { Recents, useRecents } from './recents';
import type { Studio } from './studio';
import type { PanelModel } from './use-panel';

interface EmptyStateProps {
  studio: Studio;
  panel: PanelModel;
  /** Opens the browser's own file picker. */
  onChoose: () => void;
}

/** Nothing to restyle yet: an invitation, and every way in. */
export function EmptyState({ studio, panel, onChoose }: EmptyStateProps) {
  const recents = useRecents(studio);
  return (
    <section className="mim-empty">
      <EmptyArt />
      <h3 className="mim-empty__title">{i18n.t('panel.emptyTitle')}</h3>
      <p className="mim-empty__words">{i18n.t('panel.emptyBody')}</p>
      <ChooseButton prominent onPress={onChoose} />
      {recents.length > 0 && (
        <div className="mim-empty__recents">
          <h3 className="mim-label">{i18n.t('panel.recent')}</h3>
          <Recents studio={studio} items={recents} onChoose={panel.source.chooseRecent} />
        </div>
      )}
    </section>
  );
}

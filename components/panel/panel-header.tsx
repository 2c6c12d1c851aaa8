import { i18n } from '#i18n';
import { IconButton } from '../ui/button';
import { CloseIcon, GalleryIcon } from '../ui/icons';
import { BrandMark } from './brand-mark';
import type { Studio } from './studio';

/** Name, and the two ways out. */
export function PanelHeader({ studio }: { studio: Studio }) {
  return (
    <header className="mim-header">
      <BrandMark />
      <h2 className="mim-header__title">{i18n.t('panel.title')}</h2>
      <IconButton
        label={i18n.t('panel.openGallery')}
        icon={<GalleryIcon />}
        onClick={() => studio.openGallery()}
      />
      <IconButton
        label={i18n.t('panel.close')}
        icon={<CloseIcon />}
        onClick={() => studio.close()}
      />
    </header>
  );
}

import '@/assets/tokens.css';
import { createRoot } from 'react-dom/client';
import { Panel } from '@/components/panel/panel';
import { createFrameStudio } from './frame-studio';
import { receivePort } from './receive-port';
import './panel.css';

const root = document.getElementById('root');

receivePort(async (init, port) => {
  if (!root) return;
  document.documentElement.dataset.theme = init.theme;
  const studio = await createFrameStudio(init, port);
  createRoot(root).render(<Panel studio={studio} layout={init.layout} focusLook={init.byKey} />);
});

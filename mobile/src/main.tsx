import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '#ui/i18n.ts';
import { queryClient } from './queries.ts';
import { router } from './router.tsx';
import { watchInstall } from './session/install.ts';
import { applyLook } from './settings.ts';
import { keepQueries } from './store/kept.ts';
import { watchOutbox } from './store/outbox.ts';
import { loadWords } from './words.ts';
import './styles/base.css';
import './styles/parts.css';
import './styles/forms.css';
import './styles/pages.css';
import './styles/case.css';

applyLook();
watchInstall();
void keepQueries(queryClient);
watchOutbox();
await startI18n(loadWords, 'mobile');
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

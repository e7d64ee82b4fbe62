import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '#ui/i18n.ts';
import { queryClient } from './queries.ts';
import { outbox, router } from './router.tsx';
import { loadBound, watchIdle } from './session/bound.ts';
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
watchIdle();
const bound = loadBound();
void bound.then(() => keepQueries(queryClient));
watchOutbox();
await Promise.all([bound, startI18n(loadWords, 'mobile')]);
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
// Where there is no network they are needed, and it is too late to fetch them.
for (const needed of [outbox.preload?.(), import('./photos/prepare.ts')]) void needed?.catch(() => undefined);

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '#ui/i18n.ts';
import { applyMode } from '#ui/mode.ts';
import { Look } from './app/Look.tsx';
import { queryClient } from './app/queries.ts';
import { router } from './app/router.tsx';
import { loadWords } from './app/words.ts';
import './styles/base.css';
import './styles/canvas.css';
import './styles/shell.css';

// After an upgrade an open window asks for pages that are no longer there: load it anew, but not over and over.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('linli.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('linli.reloaded', String(Date.now()));
  event.preventDefault();
  location.reload();
});

applyMode();
await startI18n(loadWords, 'console');

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Look>
        <RouterProvider router={router} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);

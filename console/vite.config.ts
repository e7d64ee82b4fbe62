import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['LINLI_API'] ?? 'http://127.0.0.1:8080';

/** Builds the staff console into dist/console, served by the program under /console/. In development it passes /api on to the program. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1300,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // what many pages share is one file: a page asks for twenty instead of two hundred
            { name: 'common', minShareCount: 8 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, fs: { allow: ['..'] }, proxy: { '/api': { target: api }, '/files': { target: api } } },
});

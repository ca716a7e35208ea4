import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the two pages. The server writes a fresh CSP nonce where it finds this placeholder. */
export default defineConfig({
  root: here('./web'),
  base: '/',
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    sourcemap: false,
    // Everything under assets/ has its hash in the name, so it can be cached for ever.
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: { patient: here('./web/patient/index.html'), nurse: here('./web/nurse/index.html') },
    },
  },
});

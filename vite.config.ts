import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { alone } from './web/build/alone.ts';
import { pageWords } from './web/build/pageWords.ts';
import { trimWebChat } from './web/build/trimWebChat.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the two pages. The server writes a fresh CSP nonce where it finds this placeholder. */
export default defineConfig({
  root: here('./web'),
  base: '/',
  plugins: [trimWebChat(), pageWords(here('.')), alone('embed.js'), react()],
  // Web Chat would bring a second copy, two patches older.
  resolve: { dedupe: ['botframework-directlinejs', 'react', 'react-dom'] },
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
      input: {
        patient: here('./web/patient/index.html'),
        nurse: here('./web/nurse/index.html'),
        embed: here('./web/embed/main.ts'),
      },
      // Portals name embed.js in their own pages: its name stays.
      output: { entryFileNames: ({ name }) => (name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js') },
    },
  },
});

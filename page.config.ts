import { defineConfig } from 'vite';
import { keepLicenses } from './keep-licenses.ts';
import { packagePath } from './lib/package-root.ts';

/** The script and the style of the HTML report, each one file, which the format `html` puts into the page. */
export default defineConfig({
  root: packagePath('lib/page'),
  logLevel: 'warn',
  plugins: [keepLicenses()],
  build: {
    outDir: packagePath('dist/page'),
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rollupOptions: {
      input: packagePath('lib/page/main.tsx'),
      output: { format: 'iife', entryFileNames: 'page.js', assetFileNames: 'page.[ext]' },
    },
  },
});

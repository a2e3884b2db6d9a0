import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

const packages = Object.keys(manifest.dependencies).filter((name) => !name.startsWith('@orderloom/'));

/** One server bundle: our own packages and what they need inside, the runtime's npm packages outside. */
export default defineConfig({
  ssr: { noExternal: true, external: packages },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        writer: 'src/writer/main.ts',
        reader: 'src/reading/thread.ts',
        backtest: 'src/backtest/thread.ts',
        checker: 'src/checking/thread.ts',
        cli: 'src/cli/main.ts',
      },
    },
  },
});

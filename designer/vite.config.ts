import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const runtime = 'http://127.0.0.1:8787';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1600 },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': runtime, '/hooks': runtime } },
});

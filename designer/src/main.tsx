import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './app/theme.css';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startI18n } from './app/i18n.ts';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element #app');

await startI18n();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

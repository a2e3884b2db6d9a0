// `npm start`: installs, builds, migrates and serves.
import { launch } from './launch.mjs';

await launch('main', ['runtime', 'designer']);

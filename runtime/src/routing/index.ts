export { createRouteEffect } from './route-effect.ts';

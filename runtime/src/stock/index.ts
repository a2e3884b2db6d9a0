export { createStockEffect } from './stock-effect.ts';

import { createServer } from 'node:http';
import { gateway } from './gateway.js';

export const server = createServer(gateway);

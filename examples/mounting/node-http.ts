import { createServer } from 'node:http';
import { gateway } from './gateway.ts';

export const server = createServer(gateway);

import express from 'express';
import { gateway } from './gateway.js';

export const app = express();
// At the address that it knows: graphqlEndpoint is /graphql unless it is told another.
app.use(gateway.graphqlEndpoint, gateway);

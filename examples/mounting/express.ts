import express from 'express';
import { gateway } from './gateway.js';

export const app = express();
// The path must be that of the option graphqlEndpoint. Default: /graphql.
app.use(gateway.graphqlEndpoint, gateway);
// Before express.json(), because Stripe signs the bytes of the body.
app.use('/webhooks/stripe', gateway);

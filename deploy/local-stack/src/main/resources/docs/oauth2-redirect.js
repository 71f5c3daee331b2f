"use strict";

new BroadcastChannel("tillgate-oauth2").postMessage(location.search);
window.close();

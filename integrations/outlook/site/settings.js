var SETTINGS = {
  service: "https://lint.example.com",
  key: "", // an API key; everybody who can load the add-in can read it, so bind it to a rule set and a rate
  wait: 3000, // milliseconds for the service to answer
  closed: false, // hold back what could not be checked
  errorsOnly: false, // hold back errors only, let warnings pass
};

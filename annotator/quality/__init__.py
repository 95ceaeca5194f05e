"""How good labels are where one person alone made them: samples that somebody else looks at."""
